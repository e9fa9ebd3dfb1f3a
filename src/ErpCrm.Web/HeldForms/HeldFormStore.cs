using System.Security.Cryptography;
using System.Text.Json;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Mvc;
using ErpCrm.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace ErpCrm.Web.HeldForms;

/// <summary>Held forms are encrypted files of the data folder, named
/// by their owner, that end after some hours.</summary>
internal sealed class HeldFormStore(IDataProtectionProvider protection, DataFolder folder, TimeProvider time,
    ILogger<HeldFormStore> log) : IHeldForms
{
    private const int MostOfOnePerson = 10;
    private const long LongestRequest = 12 * 1024 * 1024;
    private const int LongestText = 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(4);
    private static readonly string[] Ours = [IHeldForms.OwnerField, IHeldForms.AgainField,
        "__RequestVerificationToken"];

    private readonly IDataProtector _owners = protection.CreateProtector("ErpCrm.HeldForms.Owner");
    private readonly IDataProtector _forms = protection.CreateProtector("ErpCrm.HeldForms.Form");
    private readonly string _root = folder.Of("held");

    public string? OwnerOf(HttpContext http)
    {
        var me = http.RequestServices.GetRequiredService<ICurrentUser>();
        return me.IsSignedIn ? _owners.Protect(me.Id.ToString("N")) : null;
    }

    public async Task<string?> HoldAsync(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength > LongestRequest
            || !CanBeHeld(http))
            return null;
        try
        {
            var form = await request.ReadFormAsync(http.RequestAborted);
            if (ReadOwner(form[IHeldForms.OwnerField]) is not { } owner) return null;
            if (http.RequestServices.GetRequiredService<ICurrentUser>() is { IsSignedIn: true } me && me.Id != owner)
                return null;
            var fields = form.Where(f => !Ours.Contains(f.Key))
                .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))
                .ToList();
            if (fields.Sum(f => f.Key.Length + f.Value.Length) > LongestText) return null;
            return "/held?form=" + Write(new HeldForm(owner, request.PathBase + request.Path + request.QueryString,
                form.Files.Count > 0, fields));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException
            or BadHttpRequestException)
        {
            log.LogWarning(e, "A form could not be held");
            return null;
        }
    }

    /// <summary>The form, if it is this person's and still kept.</summary>
    public HeldForm? Find(string key, Guid userId)
    {
        var path = Path.Combine(_root, key);
        if (!IsKey(key) || !File.Exists(path) || File.GetLastWriteTimeUtc(path) < Oldest) return null;
        try
        {
            var form = JsonSerializer.Deserialize<HeldForm>(_forms.Unprotect(File.ReadAllBytes(path)));
            return form?.UserId == userId ? form : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or IOException)
        {
            return null;
        }
    }

    private DateTime Oldest => time.GetUtcNow().UtcDateTime - Kept;

    private string Write(HeldForm form)
    {
        Directory.CreateDirectory(_root);
        RemoveOld(form.UserId);
        var key = $"{form.UserId:N}-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        var path = Path.Combine(_root, key);
        File.WriteAllBytes(path, _forms.Protect(JsonSerializer.SerializeToUtf8Bytes(form)));
        File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        return key;
    }

    private void RemoveOld(Guid userId)
    {
        var files = new DirectoryInfo(_root).GetFiles();
        var tooMany = files.Where(f => f.Name.StartsWith($"{userId:N}-", StringComparison.Ordinal))
            .OrderByDescending(f => f.LastWriteTimeUtc)
            .Skip(MostOfOnePerson - 1);
        foreach (var file in files.Where(f => f.LastWriteTimeUtc < Oldest).Concat(tooMany)) file.Delete();
    }

    private Guid? ReadOwner(string? value)
    {
        try
        {
            return value is { Length: > 0 and < 1000 } && Guid.TryParse(_owners.Unprotect(value), out var owner)
                ? owner
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsKey(string key) =>
        key.Length == 65 && key[32] == '-' && key.All(c => c == '-' || char.IsAsciiHexDigitLower(c));

    // Only what has fields of its own can be shown again; a mere action is asked for again, and so is a secret.
    private static bool CanBeHeld(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters
            .Select(p => p.ParameterType)
            .Where(type => type is { IsClass: true, IsArray: false } && type != typeof(string))
            .ToList() is { Count: > 0 } models
        && !models.Exists(type => type.IsDefined(typeof(NotHeldAttribute), inherit: true));
}
