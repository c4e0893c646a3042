/** Kill switches over HTTP. */
package org.tandemoms.compliance.web;
