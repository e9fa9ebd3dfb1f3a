using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Stages;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Crm.Deals;

/// <summary>A deal, as the rest of the application knows it.</summary>
internal sealed class DealRecord : Record<CrmDbContext, Deal>
{
    public override string Key => Kinds.Deal;

    public override RecordWords Words { get; } = new(typeof(CrmText), "Deal", "Deals", "New deal");

    public override string Icon => "handshake";

    public override RecordRights Rights { get; } = new(CrmPermissions.ViewDeals, CrmPermissions.EditDeals);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("What is offered to a client has no document yet that somebody could approve.", RecordAbility.Approval)
        .And("Two deals are two engagements, which never mix (domain-rules §27).", RecordAbility.Merge);

    public override string ListUrl => "/crm/deals";

    public override Expression<Func<Deal, string>> Title { get; } = d => d.Name;

    // The company's own text too, so that a renamed company is found at once.
    public override RecordSearch<Deal> Search { get; } = new(d => d.SearchText, d => d.Company!.SearchText)
    {
        Detail = d => d.Company!.Name,
        Latest = d => d.OpenedAt,
        IsOver = d => d.Status != DealStatus.Open,
        WordsOf = [new(typeof(Company), d => d.CompanyId)],
    };

    public override IReadOnlyList<Field<Deal>> Fields { get; } =
    [
        Fields<Deal>.Text("name", "Name", d => d.Name).Sorts().Imports(),
        Fields<Deal>.Record("company", "Company", Kinds.Company, d => d.CompanyId, d => d.Company!.Name)
            .Sorts().Imports(),
        Fields<Deal>.Text("note", "Note", d => d.Note).Imports(),
        Fields<Deal>.Money("amount", "Amount", d => d.Amount, d => d.Currency)
            .Sorts().Sums(FieldSum.PerCurrency).Imports(),
        Fields<Deal>.Date("expectedCloseOn", "Expected close on", d => d.ExpectedCloseOn).Sorts().Imports(),
        Fields<Deal>.Number("ownProbability", "Own probability", d => d.OwnProbability),
        Fields<Deal>.Choice("billing", "Billing", d => d.Billing).Imports(),
        Fields<Deal>.Money("hourlyRate", "Hourly rate", d => d.HourlyRate, d => d.Currency).Imports(),
        Fields<Deal>.Number("budgetHours", "Budget hours", d => d.BudgetHours).Imports(),
        Fields<Deal>.Money("monthlyFee", "Monthly fee", d => d.MonthlyFee, d => d.Currency).Imports(),
        Fields<Deal>.Number("months", "Months", d => d.Months).Imports(),
        Fields<Deal>.Date("startsOn", "Starts on", d => d.StartsOn).Imports(),
        Fields<Deal>.Choice("status", "Status", d => d.Status).Sorts(),
        Fields<Deal>.Moment("openedAt", "Opened at", d => d.OpenedAt).Sorts(),
        Fields<Deal>.Date("closedOn", "Closed on", d => d.ClosedOn).Sorts(),
        Fields<Deal>.Choice("winReason", "Win reason", d => d.WinReason),
        Fields<Deal>.Choice("lossReason", "Loss reason", d => d.LossReason),
    ];

    /// <summary>The pipeline as the company has it, and won behind it.</summary>
    public override async Task<IReadOnlyList<RecordStage>> StagesAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<CrmDbContext>();
        var stages = await db.KeptAsync("stages of deals", null, [typeof(Stage)], () => db.Stages.AsNoTracking()
            .OrderBy(s => s.Position).Select(s => new { s.Id, s.Name }).ToListAsync(ct));
        return
        [
            .. stages.Select(s => new RecordStage(s.Id.ToString(), s.Name)),
            new RecordStage(nameof(DealStatus.Won), nameof(DealStatus.Won)),
        ];
    }

    public override IQueryable<Deal> Visible(Asking<CrmDbContext> asking) => asking.Db.Deals.VisibleTo(asking.Me);

    protected override IQueryable<Deal> Changeable(Asking<CrmDbContext> asking) =>
        asking.Db.Deals.ChangeableBy(asking.Me);
}

/// <summary>Whose deals somebody sees and changes: the one predicate of board, list, sums, export and search.</summary>
internal static class DealAccess
{
    public static IQueryable<Deal> VisibleTo(this IQueryable<Deal> records, ICurrentUser me) =>
        records.VisibleTo(me.AccessTo(CrmPermissions.ViewDeals), d => d.OwnerId);

    public static IQueryable<Deal> ChangeableBy(this IQueryable<Deal> records, ICurrentUser me) =>
        records.VisibleTo(me.AccessTo(CrmPermissions.EditDeals), d => d.OwnerId);
}
