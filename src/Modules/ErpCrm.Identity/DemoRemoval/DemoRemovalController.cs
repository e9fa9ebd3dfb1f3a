using ErpCrm.Identity.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.DemoRemoval;

/// <summary>For the owner: everything recorded is taken out, after the company's name was typed.</summary>
[Route("identity/demo"), RequirePermission(IdentityPermissions.ManageOwners)]
internal sealed class DemoRemovalController(DemoRemover remover, ICompanyProfile company, ICurrentUser me,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        await remover.IsThereAsync(ct) ? View(new DemoRemovalForm()) : Redirect("/identity/company");

    [HttpPost("")]
    public async Task<IActionResult> Index(DemoRemovalForm form, CancellationToken ct)
    {
        if (!await remover.IsThereAsync(ct)) return NotFound();
        if (ModelState.IsValid && !string.Equals(form.CompanyName?.Trim(), company.Current.Name.Trim(),
            StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError(nameof(form.CompanyName), texts["This is not the name of the company."]);
        return await TrySaveAsync("Index", form, async () =>
        {
            await remover.RemoveAsync(me.Id, ct);
            return Saved("/", texts["Everything is empty. Begin with the first steps."]);
        });
    }
}

internal sealed class DemoRemovalForm
{
    public string? CompanyName { get; set; }
}

internal sealed class DemoRemovalFormValidator : AbstractValidator<DemoRemovalForm>
{
    public DemoRemovalFormValidator() => RuleFor(f => f.CompanyName).NotEmpty().MaximumLength(200);
}
