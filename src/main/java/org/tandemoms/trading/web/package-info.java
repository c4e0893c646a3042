/** Trade orders over HTTP. */
package org.tandemoms.trading.web;
