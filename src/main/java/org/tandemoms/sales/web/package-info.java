/** The REST API of goods orders. */
package org.tandemoms.sales.web;
