using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Numbering.OwnSeries;

internal sealed record InvoiceSeriesRow(Guid Id, string Name, string Prefix, int StartsAt, string? Currency,
    string? Account, bool IsActive);

internal sealed class InvoiceSeriesList : ListOf<InvoiceSeries, InvoiceSeriesRow>
{
    public InvoiceSeriesList()
        : base("invoice-series", "/finance/invoice-series", typeof(FinanceText))
    {
        Name = "Series of invoices";
        RowsAre(Kinds.InvoiceSeries, r => r.Id, r => r.Name);
        WhenNothing(new("list-ordered", "One series for all invoices",
            "Further ones have a prefix and numbers of their own and are chosen on the draft.")
        {
            Action = ("New series", "/finance/invoice-series/create"),
        });

        Text("name", "Name", r => r.Name).Sorts().Card(1)
            .Cell(r => Cells.Name($"/finance/invoice-series/{r.Id}/edit", r.Name));
        Text("prefix", "Prefix", r => r.Prefix).Sorts().Card(2).Class("code");
        Number("start", "First number", r => r.StartsAt);
        Text("currency", "Currency", r => r.Currency).FewTexts();
        Text("account", "Bank account", r => r.Account);
        Flag("status", "Status", r => r.IsActive).Says(active => active ? "Active" : "Archived")
            .Tone(active => active ? "green" : "gray").Card(3);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<InvoiceSeries> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().InvoiceSeries.AsNoTracking();

    protected override Expression<Func<InvoiceSeries, InvoiceSeriesRow>> Row(ListScope scope)
    {
        var accounts = scope.Get<FinanceDbContext>().BankAccounts;
        return s => new InvoiceSeriesRow(s.Id, s.Name, s.Prefix, s.StartsAt, s.Currency,
            accounts.Where(a => a.Id == s.BankAccountId).Select(a => a.Name).FirstOrDefault(), s.IsActive);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);
}
