using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

internal sealed record PaymentRunRow(Guid Id, string Name, PaymentRunState State, DateOnly ExecuteOn,
    DateOnly? ExecutedOn, string Account, int Bills, decimal Total, string Currency);

internal sealed class PaymentRunsList : ListOf<PaymentRun, PaymentRunRow>
{
    public PaymentRunsList()
        : base("payment-runs", "/finance/payment-runs", typeof(FinanceText))
    {
        Name = "Payment runs";
        CountWord = "{0} payment run|{0} payment runs";
        RowsAre(Kinds.PaymentRun, r => r.Id, r => r.Name);
        Finds("Filter payment runs", (_, word) => r => r.SearchText.Contains(word));
        WhenNothing(new("list-checks", "No payment runs yet",
            "What is due is paid together: prepared, approved, and sent to the bank as a file.")
        {
            New = Kinds.PaymentRun,
        });
        WhenNoMatch("No payment runs match");

        Text("name", "Name", r => r.Name).Card(1)
            .Cell(r => Cells.Name($"/finance/payment-runs/{r.Id}", r.Name));
        Choice("state", "Status", r => r.State).Says(PaymentRunWords.Of).Card(4)
            .Cell((r, s) => Cells.Badge(PaymentRunWords.ToneOf(r.State), s.Say(PaymentRunWords.Of(r.State))));
        Day("execute", "Pay on", r => r.ExecuteOn).Sorts().Card(3);
        Day("executed", "Paid on", r => r.ExecutedOn).ExportOnly();
        Text("account", "Paid from", r => r.Account).FewTexts();
        Number("bills", "Bills", r => r.Bills);
        Money("total", "Total", r => r.Total, r => r.Currency).Sums().Card(2).Class("strong");
    }

    public override IQueryable<PaymentRun> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().PaymentRuns.AsNoTracking();

    protected override Expression<Func<PaymentRun, PaymentRunRow>> Row(ListScope scope)
    {
        var accounts = scope.Get<FinanceDbContext>().BankAccounts;
        return r => new PaymentRunRow(r.Id, r.Name, r.State, r.ExecuteOn, r.ExecutedOn,
            accounts.Where(a => a.Id == r.BankAccountId).Select(a => a.Name).FirstOrDefault() ?? "", r.BillCount,
            r.Total, r.Currency);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("execute", true);
}

internal static class PaymentRunWords
{
    /// <summary>English word, the key of its translation.</summary>
    public static string Of(PaymentRunState state) => state switch
    {
        PaymentRunState.Approved => "Approved",
        PaymentRunState.Executed => "Executed",
        PaymentRunState.Cancelled => "Cancelled",
        _ => "Prepared",
    };

    public static string ToneOf(PaymentRunState state) => state switch
    {
        PaymentRunState.Approved => "blue",
        PaymentRunState.Executed => "green",
        PaymentRunState.Cancelled => "gray",
        _ => "amber",
    };
}
