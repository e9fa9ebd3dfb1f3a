using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>Work that can be billed, in the API.</summary>
internal sealed class DeliveryApi()
    : ApiKind<FinanceDbContext, Delivery>(Kinds.Delivery, "deliveries");
