using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Payments;

internal sealed class SupplierPaymentsList : ListOf<SupplierPayment, SupplierPaymentRow>
{
    public SupplierPaymentsList()
        : base("supplier-payments", "/finance/supplier-payments", typeof(FinanceText))
    {
        Name = "Payments to suppliers";
        RowsAre(Kinds.SupplierPayment, r => r.Id, r => r.SupplierName);
        CountWord = "{0} payment|{0} payments";
        Finds("Supplier or reference", (_, word) => p => p.SearchText.Contains(word));
        var nothing = new EmptyList("banknote", "No payments yet",
            "A payment run pays what is due; a single payment is recorded here or on its bill.")
        {
            New = Kinds.SupplierPayment,
        };
        WhenNothing(nothing);
        WhenNoMatch("No payments match");
        HasTabs("tab", new("", "All"),
            new("ahead", "Paid ahead", (payments, _) => payments.Where(p => p.HasAdvance))
            {
                Nothing = nothing with { Title = "Nothing is paid ahead" },
            });
        Follows<Guid?>(
            "supplier", Readers.Id, (payments, supplier, _) => payments.Where(p => p.SupplierId == supplier));

        Day("paid", "Date", r => r.PaidOn).Sorts().Card(3)
            .Cell(r => Html.Of(
                $"<a class=\"rowlink\" href=\"/finance/supplier-payments/{r.Id}\">{Cells.Date(r.PaidOn)}</a>"));
        Record("supplier", "Supplier", Kinds.Supplier, r => r.SupplierId, r => r.SupplierName).Card(1).Class("strong")
            .Cell(Supplier);
        Text("reference", "Payment reference", r => r.Reference);
        Text("account", "Paid from", r => r.BankAccount).FewTexts().ExportOnly();
        Choice("method", "Method", r => r.Method).Says(PaymentLabels.LabelOf).ExportOnly();
        Money("open", "Paid ahead", r => r.OpenAmount, r => r.Currency).Sums();
        Money("amount", "Amount", r => r.Amount, r => r.Currency).Sums().Card(2).Class("strong");
    }

    protected override bool FindsFirst => false;

    public override IQueryable<SupplierPayment> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().SupplierPayments.AsNoTracking();

    protected override Expression<Func<SupplierPayment, SupplierPaymentRow>> Row(ListScope scope) =>
        SupplierPaymentRow.Of(scope.Get<FinanceDbContext>());

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("paid", true);

    private static Html Supplier(SupplierPaymentRow row, ListScope scope)
    {
        var takenBack = Mark(row.IsReversed, "gray", scope.Say("Taken back"));
        var refund = Mark(row.IsRefund, "green", scope.Say("Came back"));
        var reversal = Mark(row.IsReversal, "amber", scope.Say("Reversal"));
        return Html.Of($"{row.SupplierName}{takenBack}{refund}{reversal}");
    }

    private static Html Mark(bool isSet, string tone, string text) =>
        isSet ? Html.Of($" {Cells.Badge(tone, text)}") : Html.Empty;
}
