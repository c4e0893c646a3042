/** The warehouse's work over HTTP, for scanners and pages. */
package org.tandemoms.fulfilment.web;
