/** Customers and accounts over HTTP, for those who enter orders. */
package org.tandemoms.parties.web;
