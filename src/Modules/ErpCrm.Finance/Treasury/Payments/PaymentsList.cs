using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Payments;

internal sealed class PaymentsList : ListOf<Payment, PaymentRow>
{
    public PaymentsList()
        : base("payments", "/finance/payments", typeof(FinanceText))
    {
        Name = "Payments";
        RowsAre(Kinds.Payment, r => r.Id, r => r.Customer);
        CountWord = "{0} payment|{0} payments";
        Finds("Customer or reference",
            (_, word) => p => p.SearchText.Contains(word) || p.CustomerToday.Search.Contains(word));
        var nothing = new EmptyList(
            "banknote", "No payments yet",
            "When a customer pays, record the payment here or on its invoice. One payment may settle several invoices.")
        {
            Action = ("Record payment", "/finance/payments/create"),
            Permission = FinancePermissions.EditPayments,
        };
        WhenNothing(nothing);
        WhenNoMatch("No payments match");
        HasTabs("tab", new("", "All"),
            new("credit", "With credit left", (payments, _) => payments.Where(p => p.HasCredit))
        {
            Nothing = nothing with { Title = "No credit is left" },
        });
        Follows<Guid?>("customer", Readers.Id, (payments, customer, _) => payments.Where(p => p.CompanyId == customer));
        Follows<string>(
            "currency", Readers.Text, (payments, currency, _) => payments.Where(p => p.Currency == currency));
        Follows<DateOnly>("from", Readers.Day, (payments, from, _) => payments.Where(p => p.ReceivedOn >= from));

        Day("received", "Date", r => r.ReceivedOn).Sorts().Card(3)
            .Cell(
                r => Html.Of($"<a class=\"rowlink\" href=\"/finance/payments/{r.Id}\">{Cells.Date(r.ReceivedOn)}</a>"));
        Record("customer", "Customer", Kinds.Customer, r => r.CompanyId, r => r.Customer).Card(1).Class("strong")
            .Cell(Customer);
        Text("reference", "Payment reference", r => r.Reference);
        Choice("method", "Method", r => r.Method).Says(PaymentLabels.LabelOf);
        Money("open", "Credit left", r => r.OpenAmount, r => r.Currency).Sums();
        Money("amount", "Amount", r => r.Amount, r => r.Currency).Sums().Card(2).Class("strong");
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Payment> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Payments.AsNoTracking().VisibleTo(scope.Get<FinanceDbContext>(), scope.Me);

    protected override Expression<Func<Payment, PaymentRow>> Row(ListScope scope) => PaymentRow.From;

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("received", true);

    private static Html Customer(PaymentRow row, ListScope scope)
    {
        var takenBack = Mark(row.IsReversed, "gray", scope.Say("Taken back"));
        var refund = Mark(row.IsRefund, "amber", scope.Say("Refund"));
        var reversal = Mark(row.IsReversal, "amber", scope.Say("Reversal"));
        return Html.Of($"{row.Customer}{takenBack}{refund}{reversal}");
    }

    private static Html Mark(bool isSet, string tone, string text) =>
        isSet ? Html.Of($" {Cells.Badge(tone, text)}") : Html.Empty;
}
