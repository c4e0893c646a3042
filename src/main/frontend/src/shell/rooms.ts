import {
  IconArrowsExchange,
  IconBriefcase,
  IconCash,
  IconChartCandle,
  IconChecklist,
  IconHandStop,
  IconHome,
  IconForklift,
  IconListDetails,
  IconPackage,
  IconTruckDelivery,
  IconScale,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

/** The rail: what exists, and whose work it is. Rooms join here as their pages come. */
export interface Room {
  path: string;
  name: string;
  icon: Icon;
  key: string;
  /** undefined: everybody */
  roles?: string[];
}

export const rooms: Room[] = [
  { path: '/', name: 'home', icon: IconHome, key: 'h' },
  { path: '/tasks', name: 'tasks', icon: IconChecklist, key: 't' },
  { path: '/orders', name: 'orders', icon: IconListDetails, key: 'o' },
  {
    path: '/customers',
    name: 'customers',
    icon: IconUsers,
    key: 'c',
    roles: ['CUSTOMER_SERVICE', 'COMPLIANCE', 'OPERATIONS'],
  },
  {
    path: '/receivables',
    name: 'receivables',
    icon: IconCash,
    key: 'r',
    roles: ['CUSTOMER_SERVICE', 'COMPLIANCE', 'OPERATIONS'],
  },
  { path: '/trading', name: 'trading', icon: IconArrowsExchange, key: 'b', roles: ['TRADER', 'PORTFOLIO_MANAGER'] },
  { path: '/market', name: 'market', icon: IconChartCandle, key: 'm', roles: ['TRADER', 'PORTFOLIO_MANAGER'] },
  {
    path: '/positions',
    name: 'positions',
    icon: IconBriefcase,
    key: 's',
    roles: ['TRADER', 'PORTFOLIO_MANAGER', 'COMPLIANCE', 'OPERATIONS'],
  },
  { path: '/portfolios', name: 'portfolios', icon: IconScale, key: 'f', roles: ['PORTFOLIO_MANAGER'] },
  { path: '/control', name: 'control', icon: IconHandStop, key: 'k', roles: ['COMPLIANCE', 'TRADER', 'OPERATIONS'] },
  {
    path: '/inventory',
    name: 'goods',
    icon: IconPackage,
    key: 'i',
    roles: ['WAREHOUSE', 'CUSTOMER_SERVICE', 'PROCUREMENT', 'OPERATIONS'],
  },
  {
    path: '/warehouse',
    name: 'warehouse',
    icon: IconForklift,
    key: 'w',
    roles: ['WAREHOUSE', 'OPERATIONS', 'CUSTOMER_SERVICE'],
  },
  { path: '/purchasing', name: 'purchasing', icon: IconTruckDelivery, key: 'p', roles: ['PROCUREMENT', 'OPERATIONS'] },
];
