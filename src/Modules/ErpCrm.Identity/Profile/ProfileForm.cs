using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.Users;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Identity.Profile;

internal sealed class ProfileForm
{
    public string? Name { get; set; }

    public string? Language { get; set; }

    public string? Theme { get; set; }

    /// <summary>The company's zone when empty.</summary>
    public string? TimeZoneId { get; set; }

    public int Version { get; set; }

    [BindNever]
    public ProfilePage? Page { get; set; }

    public static ProfileForm Of(User user) => new()
    {
        Name = user.Name, Language = user.Language, Theme = user.Theme, TimeZoneId = user.TimeZoneId,
        Version = user.Version
    };
}

internal sealed class ProfileFormValidator : AbstractValidator<ProfileForm>
{
    public static readonly string[] Themes = ["system", "light", "dark"];

    public ProfileFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(User.NameLength);
        RuleFor(f => f.Language).NotEmpty()
            .Must(language => Cultures.Find(language)?.TwoLetterISOLanguageName == language);
        RuleFor(f => f.Theme).NotEmpty().Must(theme => Themes.Contains(theme));
        RuleFor(f => f.TimeZoneId).Must(Zones.IsKnown).When(f => !string.IsNullOrEmpty(f.TimeZoneId));
    }
}

[NotHeld]
internal sealed class ChangePasswordForm
{
    public string? Current { get; set; }

    public string? Password { get; set; }
}

internal sealed class ChangePasswordFormValidator : AbstractValidator<ChangePasswordForm>
{
    public ChangePasswordFormValidator()
    {
        RuleFor(f => f.Current).NotEmpty().MaximumLength(200);
        RuleFor(f => f.Password).NotEmpty().MinimumLength(PasswordRules.MinLength)
            .MaximumLength(PasswordRules.MaxLength);
    }
}

/// <summary>Turns the second factor on (key and code) or off, or makes new
/// recovery codes; always with the password and a code.</summary>
[NotHeld]
internal sealed class SecondFactorForm
{
    public string? Key { get; set; }

    public string? Code { get; set; }

    public string? Password { get; set; }

    [BindNever]
    public NewAuthenticator? New { get; set; }

    /// <summary>The role asks for a second step: it stays on.</summary>
    [BindNever]
    public bool IsRequired { get; set; }
}

/// <summary>The key that an authenticator application is given.</summary>
/// <param name="Picture">The key as a QR code, an address for an image.</param>
/// <param name="Secret">The key in groups of four, to be typed.</param>
/// <param name="IsForced">Nothing else can be done before.</param>
internal sealed record NewAuthenticator(string Picture, string Secret, bool IsForced);

internal sealed class SecondFactorFormValidator : AbstractValidator<SecondFactorForm>
{
    public SecondFactorFormValidator()
    {
        RuleFor(f => f.Key).MaximumLength(1000);
        RuleFor(f => f.Code).MaximumLength(40);
        RuleFor(f => f.Password).NotEmpty().MaximumLength(200);
    }
}
