/** HTTP side of webhooks. */
package org.tandemoms.partner.web;
