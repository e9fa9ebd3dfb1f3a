using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Schedules;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

internal sealed record RecurringInvoiceRow(Guid Id, string Name, Guid CompanyId, string Customer, SeriesUnit Rhythm,
    int Every, InvoiceStage Stage, DateOnly? NextOn, bool IsPaused, DateOnly? StoppedOn, int Waiting, decimal Amount,
    string Currency);

internal sealed class RecurringInvoicesList : ListOf<RecurringInvoice, RecurringInvoiceRow>
{
    public RecurringInvoicesList()
        : base("recurring-invoices", "/finance/recurring-invoices", typeof(FinanceText))
    {
        Name = "Recurring invoices";
        RowsAre(Kinds.RecurringInvoice, r => r.Id, r => r.Name);
        Finds("Name or customer", (_, word) => r => r.SearchText.Contains(word));
        WhenNothing(new("repeat", "No recurring invoices yet",
            "Hosting, support, licences: each of their invoices is made on its day by itself.")
        {
            New = Kinds.RecurringInvoice,
        });
        WhenNoMatch("No recurring invoices match");

        Text("name", "Name", r => r.Name).Sorts().Card(1).Cell(NameOf);
        Record("customer", "Customer", Kinds.Company, r => r.CompanyId, r => r.Customer).Card(3);
        Choice("rhythm", "Comes", r => r.Rhythm).Says(RecurringInvoiceWords.Of)
            .Shows((r, s) => RecurringInvoiceWords.Of(r.Rhythm, r.Every, s.Texts));
        Choice("stage", "What happens", r => r.Stage).Says(RecurringInvoiceWords.Of);
        Day("next", "Next invoice", r => r.NextOn).Sorts().Card(4);
        Money("amount", "Amount", r => r.Amount, r => r.Currency).Card(2).Class("strong");
    }

    public override IQueryable<RecurringInvoice> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().RecurringInvoices.AsNoTracking()
            .VisibleTo(scope.Get<FinanceDbContext>(), scope.Me);

    protected override Expression<Func<RecurringInvoice, RecurringInvoiceRow>> Row(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        return r => new RecurringInvoiceRow(
            r.Id, r.Name, r.CompanyId,
            db.Customers.Where(c => c.Id == r.CompanyId).Select(c => c.Name).FirstOrDefault() ?? "",
            r.Rhythm, r.Every, r.Stage, r.NextOn, r.IsPaused, r.StoppedOn,
            db.RecurringInvoiceOccurrences.Count(
                o => o.RecurringInvoiceId == r.Id && o.State == OccurrenceState.Begun),
            r.Amount, r.Currency);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    private static Html NameOf(RecurringInvoiceRow row, ListScope scope)
    {
        var (tone, word) = RecurringInvoiceWords.StateOf(row.IsPaused, row.StoppedOn, row.NextOn);
        var state = word is null ? Html.Empty : Html.Of($" {Cells.Badge(tone, scope.Say(word))}");
        var waiting = row.Waiting == 0 || row.StoppedOn is not null
            ? Html.Empty
            : Html.Of($" {Cells.Badge("red", scope.Say("Something stands in the way"))}");
        return Html.Of($"{Cells.Name($"/finance/recurring-invoices/{row.Id}", row.Name)}{state}{waiting}");
    }
}

/// <summary>Words of recurring invoices: English ones are keys of translations.</summary>
internal static class RecurringInvoiceWords
{
    public static string Of(SeriesUnit unit) => unit switch
    {
        SeriesUnit.Week => "Every week",
        SeriesUnit.Quarter => "Every quarter",
        SeriesUnit.Year => "Every year",
        _ => "Every month",
    };

    /// <summary>In the reader's language.</summary>
    public static string Of(SeriesUnit unit, int every, IStringLocalizer t) => every <= 1
        ? t[Of(unit)].Value
        : t.Count(
            unit switch
            {
                SeriesUnit.Week => "Every {0} week|Every {0} weeks",
                SeriesUnit.Quarter => "Every {0} quarter|Every {0} quarters",
                SeriesUnit.Year => "Every {0} year|Every {0} years",
                _ => "Every {0} month|Every {0} months",
            }, every);

    public static string UnitOf(SeriesUnit unit) => unit switch
    {
        SeriesUnit.Week => "Weeks",
        SeriesUnit.Quarter => "Quarters",
        SeriesUnit.Year => "Years",
        _ => "Months",
    };

    public static string Of(InvoiceStage stage) => stage switch
    {
        InvoiceStage.Issue => "It is issued",
        InvoiceStage.Send => "It is issued and sent",
        _ => "It waits as a draft",
    };

    public static string Of(RecurringCovers covers) => covers switch
    {
        RecurringCovers.ComingPeriod => "The time until the next one",
        RecurringCovers.PastPeriod => "The time since the one before",
        _ => "No period of time",
    };

    /// <summary>Null while it runs.</summary>
    public static (string Tone, string? Word) StateOf(bool isPaused, DateOnly? stoppedOn, DateOnly? nextOn) =>
        stoppedOn is not null ? ("gray", "Stopped")
        : isPaused ? ("amber", "Paused")
        : nextOn is null ? ("gray", "Ended")
        : ("green", null);

    public static (string Tone, string Word) Of(RecurringInvoiceOccurrence occurrence) => occurrence.State switch
    {
        OccurrenceState.Done => ("green", "Done"),
        OccurrenceState.LeftOut => ("gray", "Left out"),
        _ when occurrence.Reason is not null => ("red", "Something stands in the way"),
        _ => ("blue", "Begun"),
    };
}
