/** Suppliers, their items and the demand history at rest. */
package org.tandemoms.procurement.internal;
