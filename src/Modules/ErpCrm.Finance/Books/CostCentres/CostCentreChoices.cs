using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.CostCentres;

/// <summary>Something that can belong to a cost centre by itself.</summary>
/// <param name="Other">The cost centre that it belongs to now, if it is another one.</param>
internal sealed record CentreChoice(Guid Id, string Name, string? Other)
{
    public string Text => Other is null ? Name : $"{Name} ({Other})";
}

/// <summary>What the form of a cost centre offers.</summary>
internal sealed record CentreChoices(IReadOnlyList<CentreChoice> Departments, IReadOnlyList<CentreChoice> Categories,
    IReadOnlyList<CentreChoice> Users, IReadOnlyDictionary<Guid, string> Projects);

internal sealed class CostCentreChoices(FinanceDbContext db, IWorkingPeople people, IStringLocalizer<FinanceText> texts)
{
    /// <param name="centreId">Whose form it is; null for a new one.</param>
    public async Task<CentreChoices> ReadAsync(Guid? centreId, CancellationToken ct)
    {
        var others = await (
            from r in db.CostCentreRules
            join c in db.CostCentres.IgnoreAutoIncludes() on r.CostCentreId equals c.Id
            where r.CostCentreId != centreId
            select new { r.Kind, r.AboutId, c.Code }).ToListAsync(ct);
        var taken = others.ToDictionary(o => (o.Kind, o.AboutId), o => o.Code);
        CentreChoice Of(string kind, Guid id, string name) => new(id, name, taken.GetValueOrDefault((kind, id)));
        var categories = await db.ExpenseCategories.AsNoTracking().Where(c => c.IsActive).ToListAsync(ct);
        var users = await db.Users.AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.Name).ToListAsync(ct);
        return new CentreChoices(
            [.. (await people.DepartmentsAsync(ct)).Select(d => Of(Kinds.Department, d.Id, d.Name))],
            [.. categories.Select(c => Of(Kinds.ExpenseCategory, c.Id, c.IsBuiltIn ? texts[c.Name] : c.Name))
                .OrderBy(c => c.Name, StringComparer.CurrentCulture)],
            [.. users.Select(u => Of(Kinds.User, u.Id, u.Name))],
            await db.Projects.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Code + " " + p.Name, ct));
    }
}
