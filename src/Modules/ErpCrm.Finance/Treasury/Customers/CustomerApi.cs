using ErpCrm.Contracts;
using ErpCrm.Finance.Copies;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>Customers in the API, with what they owe.</summary>
internal sealed class CustomerApi(CustomersList list)
    : ApiKind<FinanceDbContext, Customer>(Kinds.Customer, "customers", list);
