/** Where partners call back: signature checked, event durable, then acknowledged. */
package org.tandemoms.integration.web;
