/** Positions over HTTP. */
package org.tandemoms.positions.web;
