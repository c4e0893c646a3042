/** Settlements over HTTP. */
package org.tandemoms.settlement.web;
