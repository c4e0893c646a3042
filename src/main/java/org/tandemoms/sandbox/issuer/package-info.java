/** The sandbox's own OAuth 2.0 issuer and its people. Takes the place of an issuer of your own; nobody imports it. */
package org.tandemoms.sandbox.issuer;
