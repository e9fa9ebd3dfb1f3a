using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.MyDay;

/// <summary>The pipeline and the day in two figures.</summary>
internal sealed class CrmFigures(CrmDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile,
    IStringLocalizer<CrmText> texts) : IHomeFigures
{
    public async Task<IReadOnlyList<HomeFigure>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(CrmPermissions.ViewDeals)) return [];
        var (today, currency) = (clock.Today, profile.Current.BaseCurrency);
        var open = db.Deals.AsNoTracking().VisibleTo(me).Where(d => d.Status == DealStatus.Open);
        var rates = await StoredExchangeRates.LoadAsync(db, profile, ct);
        var sums = await db.KeptAsync($"pipeline {today:O} {currency}", me.AccessTo(CrmPermissions.ViewDeals),
            DealSums.Sources, async () =>
            DealSums.Of(await DealAmount.From(open).ToListAsync(ct), rates, today, currency));
        var figures = new List<HomeFigure>
        {
            new("crm.weighted-pipeline", texts["Weighted pipeline"], Format.Money(sums.Weighted, currency, 0),
                texts.Count("{0} open deal|{0} open deals", sums.OpenCount), "/crm/deals", null, 10),
        };
        var mine = db.FollowUps.Where(f => f.OwnerId == me.Id && f.DoneOn == null);
        var due = await mine.CountAsync(f => f.DueOn == today, ct);
        var late = await mine.CountAsync(f => f.DueOn < today, ct);
        if (due + late > 0 || me.ScopeOf(CrmPermissions.EditDeals) is Scope.Own or Scope.Team)
        {
            figures.Add(new HomeFigure(
                "crm.follow-ups", texts["Follow-ups today"], Format.Number(due),
                late > 0 ? texts.Count("{0} overdue|{0} overdue", late) : texts["none overdue"], "/crm/my-day",
                late > 0 ? "red" : null, 15));
        }

        return figures;
    }
}

/// <summary>What the signed-in user promised and did not do, and deals that lie about their date.</summary>
internal sealed class CrmAttention(CrmDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<CrmText> texts) : IAttentionSource
{
    private const int Limit = 4;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(CrmPermissions.ViewDeals)) return [];
        var page = await MyDayPage.LoadAsync(db, me, clock.Today, clock.UtcNow, ct);
        return
        [
            .. page.Overdue.Take(Limit).Select(f => new AttentionItem("red", texts["Follow-up overdue"],
                $"{f.Text} · {f.Subject}", f.Url, Format.Day(f.DueOn), 70)),
            .. page.LateClose.Take(Limit).Select(d => new AttentionItem("amber", texts["Close date passed"],
                $"{d.Name} · {d.Company}", $"/crm/deals/{d.Id}", Format.Day(d.ExpectedCloseOn), 50)),
            .. page.WithoutStep.Take(Limit).Select(d => new AttentionItem("amber", texts["No next step"],
                $"{d.Name} · {d.Company}", $"/crm/deals/{d.Id}", null, 30)),
            .. page.StaleLeads.Take(Limit).Select(l => new AttentionItem("gray", texts["Lead gone quiet"],
                l.CompanyName.Length > 0 ? $"{l.Name} · {l.CompanyName}" : l.Name, $"/crm/leads/{l.Id}",
                Format.Day(clock.DayOf(l.LastActivityAt)), 20)),
        ];
    }
}
