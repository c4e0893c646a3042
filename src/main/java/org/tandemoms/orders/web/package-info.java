/** The part of the REST API that all kinds of orders share. */
@org.springframework.modulith.NamedInterface("web")
package org.tandemoms.orders.web;
