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
    ReferenceMover mover, MergeOwn own, IStringLocalizer<CrmText> texts) : MergeController(db, texts)
{
    /// <summary>Without <paramref name="other"/> the other one is chosen here.</summary>
    [HttpGet("contacts/{id:guid}")]
    public Task<IActionResult> Merge(Guid id, Guid? other, CancellationToken ct) =>
        ShowAsync(id, other, Words["Choose another contact."], ct);

    [HttpPost("contacts/{id:guid}")]
    public async Task<IActionResult> Merge(Guid id, MergeForm form, CancellationToken ct)
    {
        await Db.Contacts.ChangeableBy(me).OneAsync(id, ct);
        return await SaveAsync(id, form, () => merging.MergeAsync(id, form, ct), $"/crm/contacts/{id}", ct);
    }

    protected override async Task<MergePage> PageAsync(Guid id, MergeForm form, bool isProposed, CancellationToken ct)
    {
        var all = Db.Contacts.AsNoTracking().Include(c => c.Company).ChangeableBy(me);
        var into = await all.OneAsync(id, ct);
        form.OfCompany = into.CompanyId;
        var other = form.Other is { } otherId && otherId != id
            ? await all.FirstOrDefaultAsync(c => c.Id == otherId, ct)
            : null;
        if (form.Other is not null && form.Other != id && other is null && isProposed)
            throw new RecordNotFoundException();
        if (other is null)
            return new MergePage(DuplicatesController.Contacts, SideOf(into), null, [], [],
                await ContactPairs.LikelyAsync(Db, me, id, ct), form);
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
