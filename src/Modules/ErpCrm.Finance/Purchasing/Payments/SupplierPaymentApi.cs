using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>Payments to suppliers in the API: booked once, taken back by an opposite entry.</summary>
internal sealed class SupplierPaymentApi : ApiKind<FinanceDbContext, SupplierPayment>
{
    public SupplierPaymentApi(SupplierPaymentsList list)
        : base(Kinds.SupplierPayment, "supplier-payments", list)
    {
        Creates<SupplierPaymentsController>(nameof(SupplierPaymentsController.Create)).OfMoney().Without("Proposed");
        Does<SupplierPaymentsController>("reverse", nameof(SupplierPaymentsController.Reverse)).OfMoney();
        Does<SupplierPaymentRefundsController>("refund", nameof(SupplierPaymentRefundsController.OfPayment)).OfMoney()
            .Makes("supplier-payments");
        Does<SupplierPaymentCreditController>("use", nameof(SupplierPaymentCreditController.OfPayment)).OfMoney()
            .Without("Proposed");
    }
}
