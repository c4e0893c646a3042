/** Quotes and books over HTTP. */
package org.tandemoms.marketdata.web;
