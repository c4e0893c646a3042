/** Portfolios over HTTP. */
package org.tandemoms.portfolio.web;
