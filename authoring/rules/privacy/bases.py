"""What the rules on privacy rest on."""

from __future__ import annotations

from authoring.check import Basis

PERSONAL = Basis("《个人信息保护法》；《政府信息公开条例》关于个人隐私不得公开的规定", "verified")
SECRET = Basis("《保守国家秘密法》；《政府信息公开条例》关于国家秘密不予公开的规定", "verified")
SAFETY = Basis("《政府信息公开条例》关于可能危及国家安全、公共安全、社会稳定的信息不予公开的规定", "verified")
MINORS = Basis("《未成年人保护法》；《预防未成年人犯罪法》", "verified")
BUSINESS = Basis("《政府信息公开条例》关于商业秘密和内部事务信息的规定", "verified")
