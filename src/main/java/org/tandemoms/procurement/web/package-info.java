/** Procurement over HTTP: what-if calculators for buyers on the models that replenishment uses. */
package org.tandemoms.procurement.web;
