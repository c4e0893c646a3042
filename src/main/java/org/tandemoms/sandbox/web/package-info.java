/** What the sandbox offers over HTTP besides the API. */
package org.tandemoms.sandbox.web;
