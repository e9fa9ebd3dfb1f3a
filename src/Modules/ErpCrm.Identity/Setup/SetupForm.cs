using ErpCrm.Identity.Company;
using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.Users;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Identity.Setup;

[NotHeld]
internal sealed class SetupForm : CompanyFields
{
    public string? Token { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    public bool WithDemo { get; set; }

    [BindNever]
    public bool OffersDemo { get; set; }
}

internal sealed class SetupFormValidator : CompanyFieldsValidator<SetupForm>
{
    public SetupFormValidator()
    {
        RuleFor(f => f.Token).NotEmpty().MaximumLength(100);
        RuleFor(f => f.Name).NotEmpty().MaximumLength(User.NameLength);
        RuleFor(f => f.Email).NotEmpty().EmailAddress().MaximumLength(User.EmailLength);
        RuleFor(f => f.Password).NotEmpty().MinimumLength(PasswordRules.MinLength)
            .MaximumLength(PasswordRules.MaxLength);
    }
}
