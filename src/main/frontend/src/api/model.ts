/** The API's types by the names the pages use; they are made from docs/openapi.json (npm run api). */
import type { components } from './schema';

type Schemas = components['schemas'];

export interface Page<T> {
  items: T[];
  next?: string;
}

export type Person = Schemas['Me'];
export type SalesOrder = Schemas['SalesOrderView'];
export type TradeOrder = Schemas['TradeOrderView'];
/** What lists of orders hold; a return is asked for by its id. */
export type Order = SalesOrder | TradeOrder;
export type Kind = Order['kind'];
export type Return = Schemas['ReturnView'];
export type Refund = Schemas['RefundView'];
export type Supplier = Schemas['SupplierView'];
export type Purchase = Schemas['PurchaseOrderView'];
export type Proposal = Schemas['PurchaseProposalProposalView'];
export type Shipment = Schemas['SalesOrderShipmentView'];
export type Execution = Schemas['ExecutionView'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type WorkflowPosition = Schemas['WorkflowView'];
export type Task = Schemas['TaskView'];
export type BulkAnswer = Schemas['TaskBulkAnswer'];
export type CustomerMoney = Schemas['CustomerMoneyView'];
export type Debtor = Schemas['Debtor'];
export type Customer = Schemas['PartyCustomerView'];
export type Account = Schemas['Account'];
export type Stock = Schemas['InventoryStockView'];
export type Atp = Schemas['AvailabilityAtpView'];
export type Quote = Schemas['Quote'];
export type Book = Schemas['MarketDataBook'];
export type Instrument = Schemas['Instrument'];
export type SalesOrderRequest = Schemas['SalesOrderRequest'];
export type TradeOrderRequest = Schemas['TradeOrderRequest'];
export type Position = Schemas['PositionView'];
export type Exposure = Schemas['PositionExposureView'];
export type Portfolio = Schemas['PortfolioView'];
export type Rebalance = Schemas['Rebalance'];
export type KillSwitch = Schemas['KillSwitchView'];
export type Job = Schemas['Job'];
export type Parcel = Schemas['PickingParcel'];
export type Rates = Schemas['CarrierRatesCarrierOffers'];
export type Content = Schemas['PickingContent'];
export type Lot = Schemas['Lot'];
export type LotProposal = Schemas['WarehouseProposal'];
export type Wave = Schemas['WarehouseWave'];
export type Manifest = Schemas['Manifest'];
export type Item = Schemas['Item'];
export type Invoice = Schemas['InvoiceView'];
