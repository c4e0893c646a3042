/** The security master over HTTP. */
package org.tandemoms.instruments.web;
