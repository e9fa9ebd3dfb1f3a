using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Duplicates;

/// <param name="Kind">Last part of the addresses: companies.</param>
internal sealed record DuplicatesPage(string Kind, IReadOnlyList<LikelyPair> Pairs);

/// <summary>Records that may be one, and merges that are undone.</summary>
[Route("crm/duplicates"), RequirePermission(CrmPermissions.EditCompanies)]
internal sealed class DuplicatesController(CrmDbContext db, ICurrentUser me, CompanyMerging companies,
    ContactMerging contacts, IStringLocalizer<CrmText> texts) : PageController
{
    public const string Companies = "companies";
    public const string Contacts = "contacts";

    [HttpGet("")]
    public async Task<IActionResult> Index(string? kind, CancellationToken ct) =>
        View(kind == Contacts
            ? new DuplicatesPage(Contacts, await ContactPairs.LikelyAsync(db, me, null, ct))
            : new DuplicatesPage(Companies, await CompanyPairs.LikelyAsync(db, me, null, ct)));

    /// <summary>They are two: the pair is not shown again.</summary>
    [HttpPost("apart")]
    public async Task<IActionResult> Apart(string? kind, Guid left, Guid right, CancellationToken ct)
    {
        var key = await KeyOfAsync(kind, left, right, ct);
        await db.KeepApartAsync(key, left, right, ct);
        await db.SaveChangesAsync(ct);
        var url = $"/crm/duplicates?kind={(key == Kinds.Contact ? Contacts : Companies)}";
        Toast(texts["Remembered: they are two"],
            $"/crm/duplicates/together?kind={(key == Kinds.Contact ? Contacts : Companies)}&left={left}&right={right}");
        return Saved(url);
    }

    /// <summary>They may be one after all.</summary>
    [HttpPost("together")]
    public async Task<IActionResult> Together(string? kind, Guid left, Guid right, CancellationToken ct)
    {
        var pair = DistinctPair.Of(await KeyOfAsync(kind, left, right, ct), left, right);
        if (await db.DistinctPairs.FindAsync([pair.Kind, pair.LeftId, pair.RightId], ct) is { } known)
        {
            db.Remove(known);
            await db.SaveChangesAsync(ct);
        }

        return Saved($"/crm/duplicates?kind={(pair.Kind == Kinds.Contact ? Contacts : Companies)}");
    }

    /// <summary>They are two again.</summary>
    [HttpPost("merges/{id:guid}/undo")]
    public async Task<IActionResult> Undo(Guid id, CancellationToken ct)
    {
        var merge = await db.Merges.AsNoTracking().OneAsync(m => m.Id == id, ct);
        var isCompany = merge.Kind == Kinds.Company;
        return await TryAsync($"/crm/{(isCompany ? Companies : Contacts)}/{merge.IntoId}", async () =>
        {
            var (into, from) = isCompany
                ? Names(await companies.PartAsync(id, ct))
                : Names(await contacts.PartAsync(id, ct));
            return Saved($"/crm/{(isCompany ? Companies : Contacts)}/{merge.FromId}",
                texts["{0} is back. What was added or settled together since stays with {1}.", from, into]);
        });
    }

    private static (string Into, string From) Names((Company Into, Company From) both) =>
        (both.Into.Name, both.From.Name);

    private static (string Into, string From) Names((Contact Into, Contact From) both) =>
        (both.Into.Name, both.From.Name);

    private async Task<string> KeyOfAsync(string? kind, Guid left, Guid right, CancellationToken ct)
    {
        Guid[] ids = [left, right];
        var count = kind == Contacts
            ? await db.Contacts.ChangeableBy(me).CountAsync(c => ids.Contains(c.Id), ct)
            : await db.Companies.ChangeableBy(me).CountAsync(c => ids.Contains(c.Id), ct);
        return count != ids.Length ? throw new RecordNotFoundException()
            : kind == Contacts ? Kinds.Contact : Kinds.Company;
    }
}
