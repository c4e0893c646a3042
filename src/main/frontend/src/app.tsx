import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Problem } from './api/client';
import { People } from './identity/session';
import { NotFound } from './shell/not-found';
import { Shell } from './shell/shell';
import { theme } from './theme';

const HomePage = lazy(() => import('./home/home-page'));
const TasksPage = lazy(() => import('./tasks/tasks-page'));
const DecisionPage = lazy(() => import('./tasks/decision-page'));
const OrdersPage = lazy(() => import('./orders/orders-page'));
const NewOrderPage = lazy(() => import('./orders/new-order-page'));
const OrderPage = lazy(() => import('./orders/order-page'));
const CustomersPage = lazy(() => import('./customers/customers-page'));
const CustomerPage = lazy(() => import('./customers/customer-page'));
const ReceivablesPage = lazy(() => import('./customers/receivables-page'));
const BlotterPage = lazy(() => import('./trading/blotter-page'));
const TicketPage = lazy(() => import('./trading/ticket-page'));
const MarketPage = lazy(() => import('./market/market-page'));
const PositionsPage = lazy(() => import('./positions/positions-page'));
const PortfolioPage = lazy(() => import('./portfolio/portfolio-page'));
const KillSwitchesPage = lazy(() => import('./control/kill-switches-page'));
const InventoryPage = lazy(() => import('./inventory/inventory-page'));
const WarehousePage = lazy(() => import('./warehouse/warehouse-page'));
const WavePage = lazy(() => import('./warehouse/wave-page'));
const ManifestPage = lazy(() => import('./warehouse/manifest-page'));
const ShipmentPage = lazy(() => import('./warehouse/shipment-page'));
const PurchasingPage = lazy(() => import('./purchasing/purchasing-page'));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // what the server refused it will refuse again; silence may pass
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});

const router = createBrowserRouter([
  {
    path: '/',
    element: (
      <People>
        <Shell />
      </People>
    ),
    children: [
      { index: true, element: <HomePage /> },
      { path: 'tasks', element: <TasksPage /> },
      { path: 'tasks/:id', element: <DecisionPage /> },
      { path: 'orders', element: <OrdersPage /> },
      { path: 'orders/new', element: <NewOrderPage /> },
      { path: 'orders/:id', element: <OrderPage /> },
      { path: 'customers', element: <CustomersPage /> },
      { path: 'customers/:id', element: <CustomerPage /> },
      { path: 'receivables', element: <ReceivablesPage /> },
      { path: 'trading', element: <BlotterPage /> },
      { path: 'trading/new', element: <TicketPage /> },
      { path: 'market', element: <MarketPage /> },
      { path: 'positions', element: <PositionsPage /> },
      { path: 'portfolios', element: <PortfolioPage /> },
      { path: 'control', element: <KillSwitchesPage /> },
      { path: 'inventory/:sku?', element: <InventoryPage /> },
      { path: 'warehouse', element: <WarehousePage /> },
      { path: 'warehouse/waves/:wave', element: <WavePage /> },
      { path: 'warehouse/manifests/:number', element: <ManifestPage /> },
      { path: 'warehouse/:id', element: <ShipmentPage /> },
      { path: 'purchasing/:id?', element: <PurchasingPage /> },
      { path: '*', element: <NotFound /> },
    ],
  },
]);

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-center" autoClose={3500} limit={3} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
