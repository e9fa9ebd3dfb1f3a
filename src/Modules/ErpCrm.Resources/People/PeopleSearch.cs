using ErpCrm.Resources.Shared;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.People;

internal sealed class PeopleSearch(ResourcesDbContext db, ICurrentUser me, IStringLocalizer<ResourcesText> texts) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        if (!me.Can(ResourcesPermissions.ViewPeople) || SearchText.Words(text).Count == 0) return [];
        var found = await db.People
            .Matching(text, word => p => p.SearchText.Contains(word))
            .OrderBy(p => p.LeftOn != null).ThenBy(p => p.Name)
            .Take(limit)
            .Select(p => new { p.Id, p.Name, p.JobTitle })
            .ToListAsync(ct);
        return [.. found.Select(p => new SearchHit(texts["Person"], p.Name, p.JobTitle, $"/resources/people/{p.Id}", "user"))];
    }
}
