/** The REST API of stock. */
package org.tandemoms.inventory.web;
