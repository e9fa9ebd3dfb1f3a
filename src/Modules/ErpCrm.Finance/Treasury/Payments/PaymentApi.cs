using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>Payments in the API: booked once, taken back by an opposite entry.</summary>
internal sealed class PaymentApi : ApiKind<FinanceDbContext, Payment>
{
    public PaymentApi(PaymentsList list)
        : base(Kinds.Payment, "payments", list)
    {
        Has("allocations", "payment-allocations", "payment", "on");
        Creates<PaymentsController>(nameof(PaymentsController.Create)).OfMoney().Without("SpreadRest", "Proposed");
        Does<PaymentsController>("reverse", nameof(PaymentsController.Reverse)).OfMoney();
        Does<PaymentRefundsController>("refund", nameof(PaymentRefundsController.OfPayment)).OfMoney()
            .Makes("payments");
        Does<PaymentCreditController>("use", nameof(PaymentCreditController.OfPayment)).OfMoney().Without("Proposed");
    }
}
