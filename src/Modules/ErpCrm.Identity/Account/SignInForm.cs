using ErpCrm.Identity.Users;
using ErpCrm.Ui.Mvc;
using FluentValidation;

namespace ErpCrm.Identity.Account;

[NotHeld]
internal sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }
}

internal sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(f => f.Email).NotEmpty().MaximumLength(User.EmailLength);
        RuleFor(f => f.Password).NotEmpty().MaximumLength(200);
        RuleFor(f => f.ReturnUrl).MaximumLength(2000);
    }
}

[NotHeld]
internal sealed class CodeForm
{
    public string? Code { get; set; }

    public string? ReturnUrl { get; set; }
}

internal sealed class CodeFormValidator : AbstractValidator<CodeForm>
{
    public CodeFormValidator()
    {
        RuleFor(f => f.Code).NotEmpty().MaximumLength(40);
        RuleFor(f => f.ReturnUrl).MaximumLength(2000);
    }
}
