/** The security chains, the roles of endpoints, login, the caller's own page and rate limits. Nobody comes in but by HTTP. */
package org.tandemoms.identity.web;
