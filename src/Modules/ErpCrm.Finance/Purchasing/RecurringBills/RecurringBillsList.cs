using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

internal sealed record RecurringBillRow(Guid Id, string Name, Guid SupplierId, string Supplier, RecurringEvery Every,
    DateOnly? NextOn, bool IsPaused, decimal Amount, string Currency);

internal sealed class RecurringBillsList : ListOf<RecurringBill, RecurringBillRow>
{
    public RecurringBillsList()
        : base("recurring-bills", "/finance/recurring-bills", typeof(FinanceText))
    {
        Name = "Recurring bills";
        RowsAre(Kinds.RecurringBill, r => r.Id, r => r.Name);
        Finds("Name or supplier", (_, word) => r => r.SearchText.Contains(word));
        WhenNothing(new("repeat", "No recurring bills yet",
            "Rent, licences, hosting: each of their bills is made on its day by itself.")
        {
            New = Kinds.RecurringBill,
        });
        WhenNoMatch("No recurring bills match");

        Text("name", "Name", r => r.Name).Sorts().Card(1).Cell(NameOf);
        Record("supplier", "Supplier", Kinds.Supplier, r => r.SupplierId, r => r.Supplier).Card(3);
        Choice("every", "Comes", r => r.Every).Says(RecurringWords.Of);
        Day("next", "Next bill", r => r.NextOn).Sorts().Card(4);
        Money("amount", "Amount", r => r.Amount, r => r.Currency).Card(2).Class("strong");
    }

    public override IQueryable<RecurringBill> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().RecurringBills.AsNoTracking();

    protected override Expression<Func<RecurringBill, RecurringBillRow>> Row(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        return r => new RecurringBillRow(
            r.Id, r.Name, r.SupplierId,
            db.Suppliers.Where(s => s.Id == r.SupplierId).Select(s => s.Name).FirstOrDefault() ?? "",
            r.Every, r.NextOn, r.IsPaused,
            r.Amounts.Where(a => r.NextOn == null || a.From <= r.NextOn).OrderByDescending(a => a.From)
                .Select(a => a.Amount).FirstOrDefault(),
            r.Currency);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    private static Html NameOf(RecurringBillRow row, ListScope scope)
    {
        var paused = row.IsPaused ? Html.Of($" {Cells.Badge("gray", scope.Say("Paused"))}") : Html.Empty;
        return Html.Of($"{Cells.Name($"/finance/recurring-bills/{row.Id}", row.Name)}{paused}");
    }
}

internal static class RecurringWords
{
    /// <summary>English word, the key of its translation.</summary>
    public static string Of(RecurringEvery every) => every switch
    {
        RecurringEvery.Quarter => "Every quarter",
        RecurringEvery.Year => "Every year",
        _ => "Every month",
    };
}
