using ErpCrm.Contracts;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Duplicates;

/// <summary>Two contacts side by side, and the one that becomes of them.</summary>
[Route("crm/duplicates"), RequirePermission(CrmPermissions.EditCompanies)]
internal sealed class DuplicateContactsController(CrmDbContext db, ICurrentUser me, ContactMerging merging,
    ReferenceMover mover, MergeOwn own, IStringLocalizer<CrmText> texts) : PageController
{
    /// <summary>Without <paramref name="other"/> the other one is chosen here.</summary>
    [HttpGet("contacts/{id:guid}")]
    public async Task<IActionResult> Merge(Guid id, Guid? other, CancellationToken ct)
    {
        if (other == id) ModelState.AddModelError(nameof(MergeForm.Other), texts["Choose another contact."]);
        return View("Merge", await PageAsync(id, new MergeForm { Other = other }, isProposed: true, ct));
    }

    [HttpPost("contacts/{id:guid}")]
    public async Task<IActionResult> Merge(Guid id, MergeForm form, CancellationToken ct)
    {
        await db.Contacts.ChangeableBy(me).OneAsync(id, ct);
        try
        {
            if (!ModelState.IsValid) return Invalid("Merge", await PageAsync(id, form, isProposed: true, ct));
            var merge = await merging.MergeAsync(id, form, ct);
            Toast(texts["Merged"], $"/crm/duplicates/merges/{merge}/undo");
            return Saved($"/crm/contacts/{id}");
        }
        catch (BusinessRuleException refusal)
        {
            db.ChangeTracker.Clear();
            return Refused(refusal, "Merge", await PageAsync(id, form, isProposed: false, ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.Clear();
            ModelState.AddModelError("", texts["One of them was changed meanwhile. Look at both again."]);
            var answer = Invalid("Merge", await PageAsync(id, form, isProposed: false, ct));
            Response.StatusCode = 409;
            return answer;
        }
    }

    private async Task<MergePage> PageAsync(Guid id, MergeForm form, bool isProposed, CancellationToken ct)
    {
        var all = db.Contacts.AsNoTracking().Include(c => c.Company).ChangeableBy(me);
        var into = await all.OneAsync(id, ct);
        form.OfCompany = into.CompanyId;
        var other = form.Other is { } otherId && otherId != id
            ? await all.FirstOrDefaultAsync(c => c.Id == otherId, ct)
            : null;
        if (form.Other is not null && form.Other != id && other is null && isProposed)
            throw new RecordNotFoundException();
        if (other is null)
            return new MergePage(DuplicatesController.Contacts, SideOf(into), null, [], [],
                await ContactPairs.LikelyAsync(db, me, id, ct), form);
        (form.Version, form.OtherVersion) = (into.Version, other.Version);
        var (mine, theirs) = (into.Data(), other.Data());
        // Ids rise with time: the later one was entered with what is known today.
        var isNewer = other.Id.CompareTo(into.Id) > 0;
        return new MergePage(DuplicatesController.Contacts, SideOf(into), SideOf(other),
            [.. ContactFields.All.Select(field => new MergeRow(field.Key, field.Label, field.Text(mine),
                field.Text(theirs),
                isProposed ? field.ProposesTheirs(mine, theirs, isNewer) : form.Takes(field.Key))),
                .. await own.RowsAsync(Kinds.Contact, into, other, form, isProposed, ct)],
            await mover.CountAsync(Kinds.Contact, other.Id, ct), [], form)
        {
            Tags = await own.TagsAsync((id, into.Name), (other.Id, other.Name), form, isProposed, ct),
        };
    }

    private static MergeSide SideOf(Contact contact) => new(contact.Id, contact.Name,
        string.Join(" · ", new[] { contact.Company!.Name, contact.Email, contact.Phone }
            .Where(part => part.Length > 0)),
        contact.Version);
}
