using Microsoft.AspNetCore.Http;

namespace ErpCrm.Ui.Mvc;

public static class ReadableForms
{
    /// <summary>The posted form; null when there is none or it cannot
    /// be read: then the binding refuses it, in words.</summary>
    public static IFormCollection? ReadableForm(this HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? request.Form : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
