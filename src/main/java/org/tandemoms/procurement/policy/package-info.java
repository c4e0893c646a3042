/** How much to order and when: the classical models of inventory theory, as pure functions. */
package org.tandemoms.procurement.policy;
