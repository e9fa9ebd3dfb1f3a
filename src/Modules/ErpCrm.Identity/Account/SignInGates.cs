using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Account;

/// <summary>A count of wrong answers that closes for a while.</summary>
/// <param name="Key">Of its row, see <see cref="SignInTries.KeyOf"/>.</param>
/// <param name="Allowed">Wrong answers before it closes.</param>
/// <param name="Pause">How long it stays closed.</param>
/// <param name="OnlySlows">Closed again after every further wrong
/// answer, for its short pause, instead of counting anew.</param>
/// <param name="IsShared">Counts tries of many accounts or addresses: a right answer takes off its own alone.</param>
internal sealed record Gate(string Key, int Allowed, TimeSpan Pause, bool OnlySlows = false, bool IsShared = false)
{
    public static Gate Of(string name) => new(SignInTries.KeyOf(name), SignInTries.Allowed, SignInTries.Pause);

    public static Gate Shared(string name, int allowed) =>
        new(SignInTries.KeyOf(name), allowed, SignInTries.Pause, IsShared: true);
}

/// <summary>
/// Which counts an answer has to pass. A stranger's counts are those
/// of his network address: he closes the account for himself and for nobody else, and many
/// addresses together only slow each other down. A device where the user has signed
/// in before has a count of its own, so that no stranger keeps the user out.
/// </summary>
internal sealed class SignInGates(KnownDevices devices, IHttpContextAccessor http)
{
    private const int FromEverywhere = 25;
    private const int FromOneAddress = 100;
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(30);

    /// <param name="email">What was typed.</param>
    /// <param name="userId">Whose address it is; empty for nobody's.</param>
    public IReadOnlyList<Gate> OfPassword(string? email, Guid userId)
    {
        if (devices.IdOf(http.HttpContext, userId) is { } device) return [Gate.Of($"device:{device}:{userId:N}")];
        var source = Addresses.SourceOf(http.HttpContext);
        List<Gate> gates = [new(SignInTries.KeyOf(email, source), SignInTries.Allowed, SignInTries.Pause)];
        if (source.Length > 0) gates.Add(Gate.Shared($"address:{source}", FromOneAddress));
        gates.Add(new(SignInTries.KeyOf($"everywhere:{email?.Trim()}"), FromEverywhere, Slowness, OnlySlows: true,
            IsShared: true));
        return gates;
    }

    /// <summary>Whoever gets here knows the password: many addresses together are stopped, not slowed.</summary>
    public IReadOnlyList<Gate> OfCode(Guid userId)
    {
        if (devices.IdOf(http.HttpContext, userId) is { } device) return [Gate.Of($"code:device:{device}:{userId:N}")];
        return [new(SignInTries.KeyOf($"code:{userId}", Addresses.SourceOf(http.HttpContext)), SignInTries.Allowed,
            SignInTries.Pause),
            Gate.Shared($"code:everywhere:{userId}", FromEverywhere)];
    }

    /// <summary>The password again, inside a session.</summary>
    public static IReadOnlyList<Gate> OfConfirmation(Guid userId) => [Gate.Of($"confirm:{userId}")];

    /// <summary>A code again, inside a session.</summary>
    public static IReadOnlyList<Gate> OfCodeConfirmation(Guid userId) => [Gate.Of($"confirm:code:{userId}")];

    /// <summary>By what requests are slowed down before anything is
    /// looked up: the known device, else the address.</summary>
    public string SourceOf(Guid userId) =>
        devices.IdOf(http.HttpContext, userId) ?? Addresses.SourceOf(http.HttpContext);
}
