using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Who decides for the reader while he is away, and for whom he decides.</summary>
[Route("workspace/approvals/substitutes"), SignedIn]
internal sealed class SubstitutesController(
    WorkspaceDbContext db, ICurrentUser me, IBusinessClock clock, IStringLocalizer<WorkspaceText> T) : PageController
{
    private const string Own = "/workspace/approvals/substitutes";
    private const int Most = 20;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Substitutes", await FilledAsync(new(), ct));

    [HttpPost("")]
    public Task<IActionResult> Add(SubstituteForm form, CancellationToken ct) =>
        TrySaveAsync("Substitutes", form, async () =>
        {
            var name = await db.Users.Where(u => u.Id == form.SubstituteId && u.IsActive).Select(u => u.Name)
                .FirstOrDefaultAsync(ct);
            if (name is null)
                throw new BusinessRuleException("Choose somebody of the list.")
                {
                    Field = nameof(form.SubstituteId)
                };
            var today = clock.Today;
            if (await Mine.CountAsync(s => s.LastDay == null || s.LastDay >= today, ct) >= Most)
                throw new BusinessRuleException("You have named {0} substitutes. Remove one first.", Most);
            // Named twice for the same days, he is there once.
            if (!await Mine.AnyAsync(s => s.SubstituteId == form.SubstituteId && s.FirstDay == form.FirstDay
                && s.LastDay == form.LastDay, ct))
                db.Add(new Substitute(me.Id, form.SubstituteId!.Value, form.FirstDay, form.LastDay, name));
            await db.SaveChangesAsync(ct);
            return Saved(Own, T["Substitute saved"]);
        }, async f => await FilledAsync(f, ct));

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken ct)
    {
        db.Remove(await Mine.OneAsync(s => s.Id == id, ct));
        await db.SaveChangesAsync(ct);
        return Saved(Own, T["Substitute removed"]);
    }

    private IQueryable<Substitute> Mine => db.Substitutes.Where(s => s.UserId == me.Id);

    private async Task<SubstituteForm> FilledAsync(SubstituteForm form, CancellationToken ct)
    {
        var today = clock.Today;
        form.Rows = await (from s in Mine.AsNoTracking()
                           join u in db.Users on s.SubstituteId equals u.Id
                           where s.LastDay == null || s.LastDay >= today
                           orderby s.FirstDay, u.Name
                           select new SubstituteRow(s.Id, u.Name, s.FirstDay, s.LastDay)).ToListAsync(ct);
        form.For = await (from s in db.Substitutes.AsNoTracking()
                          join u in db.Users on s.UserId equals u.Id
                          where s.SubstituteId == me.Id && (s.LastDay == null || s.LastDay >= today)
                          orderby s.FirstDay, u.Name
                          select new SubstituteRow(s.Id, u.Name, s.FirstDay, s.LastDay)).ToListAsync(ct);
        form.People = await db.Users.AsNoTracking().Where(u => u.IsActive && u.Id != me.Id).OrderBy(u => u.Name)
            .Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(ct);
        return form;
    }
}

internal sealed record SubstituteRow(Guid Id, string Name, DateOnly? FirstDay, DateOnly? LastDay);

internal sealed class SubstituteForm
{
    public Guid? SubstituteId { get; set; }
    public DateOnly? FirstDay { get; set; }
    public DateOnly? LastDay { get; set; }

    [BindNever]
    public IReadOnlyList<SubstituteRow> Rows { get; set; } = [];

    /// <summary>For whom the reader decides.</summary>
    [BindNever]
    public IReadOnlyList<SubstituteRow> For { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> People { get; set; } = [];
}

internal sealed class SubstituteFormValidator : AbstractValidator<SubstituteForm>
{
    public SubstituteFormValidator() => RuleFor(f => f.SubstituteId).NotNull();
}
