/** Invoices, credit notes and open items over HTTP. */
package org.tandemoms.billing.web;
