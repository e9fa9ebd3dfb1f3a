using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>What payments and credit notes settle of which invoice, in the API: on an invoice's page whoever sees it is
/// told of it.</summary>
internal sealed class PaymentAllocationApi()
    : ApiRecords<FinanceDbContext, PaymentAllocation>("payment-allocations")
{
    public override string ViewIn(RecordKinds kinds) => FinancePermissions.ViewInvoices;

    public override (string One, string Many) WordsIn(RecordKinds kinds) => ("Payment allocation", "Allocations");

    public override Type TextsIn(RecordKinds kinds) => typeof(FinanceText);

    protected override IReadOnlyList<Field<PaymentAllocation>> FieldsIn(IServiceProvider services)
    {
        var invoices = services.GetRequiredService<FinanceDbContext>().Invoices;
        Expression<Func<PaymentAllocation, string?>> currency =
            a => invoices.Where(i => i.Id == a.InvoiceId).Select(i => i.Currency).FirstOrDefault();
        return
        [
            Fields<PaymentAllocation>.Record("payment", "Payment", Kinds.Payment, a => a.PaymentId, _ => null),
            Fields<PaymentAllocation>.Record(
                "creditNote", "Credit note", Kinds.CreditNote, a => a.CreditNoteId, _ => null),
            Fields<PaymentAllocation>.Record("invoice", "Invoice", Kinds.Invoice, a => a.InvoiceId, _ => null),
            Fields<PaymentAllocation>.Money("amount", "Amount", a => a.Amount, currency),
            Fields<PaymentAllocation>.Date("on", "On", a => a.On).Sorts(),
            Fields<PaymentAllocation>.Money("exchangeDifference", "Exchange difference", a => a.ExchangeDifference)
                .Guarded(FinancePermissions.ViewPayments),
        ];
    }

    protected override IQueryable<PaymentAllocation> Visible(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        var invoices = db.Invoices.VisibleTo(scope.Me);
        return db.PaymentAllocations.Where(a => invoices.Any(i => i.Id == a.InvoiceId));
    }

    protected override IQueryable<PaymentAllocation> Changeable(ListScope scope) =>
        scope.Me.Can(FinancePermissions.EditPayments) ? Visible(scope) : Visible(scope).Where(_ => false);
}
