/** The part of the REST API that all kinds of orders share. */
package org.tandemoms.orders.web;
